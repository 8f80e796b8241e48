"""Names of persons: what stands around them, candidates, and the decision over the whole article."""
