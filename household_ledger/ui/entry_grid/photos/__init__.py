"""Pictures of the rows of the fast grid."""
