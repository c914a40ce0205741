"""citydsl: city-brain architectures as text, checked, drawn and sourced."""
