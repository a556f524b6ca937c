"""A logit with a small ridge, fitted as the study does: its deviance and the rank of its columns."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

RIDGE = 1e-6
"""On every coefficient but the intercept's: only so that columns that add up to others can be solved."""
STEPS, SMALLEST_STEP = 100, 1e-7
FARTHEST = 35.0
"""Linear predictors are cut here: beyond it a probability is 0 or 1 to the last digit."""
LEAST_WEIGHT, LEAST_PROBABILITY = 1e-7, 1e-12


@dataclass(frozen=True, slots=True)
class Fit:
    """deviance: −2 log-likelihood. degrees: rank of the columns without the intercept."""

    deviance: float
    degrees: int


def dummies(labels: Sequence[str]) -> list[Floats]:
    """A column of 0 and 1 for each level but the first in sorted order. labels: (n,); each column: (n,)."""
    return [np.array([float(label == level) for label in labels], float) for level in sorted(set(labels))[1:]]


def fit(columns: Sequence[Floats], y: Floats) -> Fit:
    """Iteratively reweighted least squares. columns: k arrays of (n,) beside the intercept; y: (n,) of 0 and 1."""
    x = np.array([np.ones(len(y)), *columns]).T  # in memory column by column, as pandas has it
    penalty = np.full(x.shape[1], RIDGE)
    penalty[0] = 0.0
    beta = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = _probabilities(x, beta)
        weights = np.maximum(p * (1.0 - p), LEAST_WEIGHT)
        gradient = x.T @ (y - p) - penalty * beta
        curvature = (x.T * weights) @ x + np.diag(penalty)
        step = _solve(curvature, gradient)
        beta = beta + step
        if np.abs(step).max() < SMALLEST_STEP:
            break
    p = np.clip(_probabilities(x, beta), LEAST_PROBABILITY, 1.0 - LEAST_PROBABILITY)
    deviance = -2.0 * float(np.sum(y * np.log(p) + (1.0 - y) * np.log(1.0 - p)))
    return Fit(deviance, max(int(np.linalg.matrix_rank(x)) - 1, 0))


def _probabilities(x: Floats, beta: Floats) -> Floats:
    told: Floats = 1.0 / (1.0 + np.exp(-np.clip(x @ beta, -FARTHEST, FARTHEST)))
    return told


def _solve(curvature: Floats, gradient: Floats) -> Floats:
    try:
        return np.asarray(np.linalg.solve(curvature, gradient), np.float64)
    except np.linalg.LinAlgError:
        return np.asarray(np.linalg.pinv(curvature) @ gradient, np.float64)
