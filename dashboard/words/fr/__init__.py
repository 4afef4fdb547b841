"""French: numbers, grammar, sentences and every word of the site, as an official statistician writes them."""
