"""The project: one SQLite file through SQLAlchemy."""
