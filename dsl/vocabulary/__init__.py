"""The tables everything else is generated from: prelude, properties, choices."""
