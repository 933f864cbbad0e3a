"""What every chart needs: a page, fonts that have every character of it, and its bytes."""
