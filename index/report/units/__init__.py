"""Pages of single regions and circles: where each stands, why, and how surely."""
