enum ReadModelsPlaceholder {}
