"""The rules of inference, by subject. Each docstring is the rule's figure."""
