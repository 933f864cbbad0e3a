"""Treating values before they are normalized: missing data, transforms, outliers."""
