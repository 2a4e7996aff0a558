enum QueriesPlaceholder {}
