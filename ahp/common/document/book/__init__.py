"""Documents to hand in: the same parts as Word, a web page or Markdown, numbered alike in each."""
