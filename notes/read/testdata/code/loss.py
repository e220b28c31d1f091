#!/usr/bin/env python3
# -*- coding: utf-8 -*-
# Copyright (c) 2026 Larch Court
"""Heat loss of a building.

Needs the U-values.
"""
import os  # noqa

LIMIT = 12  # degrees below which the boiler starts
URL = "http://example.org/#anchor"


# Losses are in watts.
# x = 3;
@cached
def loss(u: float,
         area: float = 1.0) -> float:
    """Return the loss in watts.

    :param u: the U-value
    """
    # multiply it all
    return u * area


class House(Base):
    '''A house with <rooms>.'''

    def __init__(self, name):
        self.name = name

    async def heat(self): """One line."""

TEXT = """
not a comment # really
"""
