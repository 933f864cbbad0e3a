"""Prose made of figures; every sentence carries the claims it makes, which are checked."""

from index.report.sentences.circles import circle_paragraphs, circle_sentences
from index.report.sentences.leagues import league_paragraphs, league_sentences
from index.report.sentences.overview import overview_paragraphs, overview_sentences
from index.report.sentences.regions import region_sentences
from index.report.sentences.rules import Rules, rules_parts
from index.report.sentences.sentence import Sentence

__all__ = [
    "Rules",
    "Sentence",
    "circle_paragraphs",
    "circle_sentences",
    "league_paragraphs",
    "league_sentences",
    "overview_paragraphs",
    "overview_sentences",
    "region_sentences",
    "rules_parts",
]
