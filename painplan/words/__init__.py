"""Words: codes and numbers become sentences, typed text becomes amounts and dates. Texts come from assets."""
