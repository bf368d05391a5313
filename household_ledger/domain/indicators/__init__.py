"""The indicators of `reference/indicators.md`: what a household's or a provider's months come to."""
