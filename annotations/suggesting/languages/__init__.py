"""Russian, Ukrainian, Belarusian, German and Czech: speech in quotation marks and what reports it."""
