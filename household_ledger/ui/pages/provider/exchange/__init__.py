"""The provider's page of data coming in and going out, a module a part."""
