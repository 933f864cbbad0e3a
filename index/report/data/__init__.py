"""What a report says of its data: how whole they are, what was filled in, what is measured."""
