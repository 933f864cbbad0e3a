"""A table of standard errors, like one of values: how far each value may be off."""

from __future__ import annotations

import os
from dataclasses import replace

import numpy as np

from ahp.common.findings import Finding, Number, Place, Problems
from index.files.entries import Frame, Read, Source, Written
from index.files.titled import read_table
from index.files.values import HEADINGS, read_values
from index.files.wording_indicators import ERROR_NEGATIVE
from index.project.arrays import FloatArray
from index.project.errors import ProjectError
from index.project.project import IndexProject
from index.project.years import Year


def read_errors(project: IndexProject, name: str) -> FloatArray:
    """Read how far each value of a project may be off.

    Parameters
    ----------
    project : IndexProject
    name : str
        A file in the project's folder, long or wide as tables of values are. A blank cell says
        that there is no error.

    Returns
    -------
    ndarray, (rows, columns)
        Like the project's values; NaN where there is none.

    Raises
    ------
    ProjectError
        With everything that is wrong with the file: as of a table of values, and errors below 0.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> read_errors(tiny(), "nowhere.csv")
    Traceback (most recent call last):
        ...
    index.project.errors.ProjectError: nowhere.csv: there is no such file or folder
    """
    problems = Problems()
    headings = ("region", *HEADINGS["region"])
    grid = read_table(os.path.join(project.folder or "", name), problems, headings)
    read = None
    if grid is not None:
        read = read_values([Source(grid, _only_year(project))], _frame(project), problems)
        problems.findings += _negative(read, project)
    if read is None or problems.errors:
        raise ProjectError(problems.findings)
    own = project.values
    found: FloatArray = read.table.reindex(index=own.index, columns=own.columns).to_numpy(float)
    return found


def _only_year(project: IndexProject) -> Year | None:
    """Return the year of every row, where all values are of one."""
    years = project.values.index.unique("year")
    return Year(int(years[0]), project.year_style) if len(years) == 1 else None


def _frame(project: IndexProject) -> Frame:
    names = {node.code: node.names for node in project.weights.nodes}
    plain = tuple(replace(one, unit="", bounds=(None, None)) for one in project.indicators)
    settings, origins = project.settings, project.origins
    first = Year(int(project.values.index[0][0]), project.year_style)
    path = origins.files[0][0] if origins is not None and origins.files else ""
    written = Written(first, path, Place())
    return Frame(project.regions, plain, settings.years, names, settings.missing_codes, written)


def _negative(read: Read, project: IndexProject) -> list[Finding]:
    table, errors = read.table, read.table.to_numpy(dtype=float)
    found = []
    for row, column in zip(*np.nonzero(errors < 0), strict=True):
        year, region = table.index[row]
        path, place = read.origins.find(int(year), str(region), str(table.columns[column]))
        value = Number(float(errors[row, column]))
        found.append(Finding(ERROR_NEGATIVE, {"value": value}, path, place))
    return found
