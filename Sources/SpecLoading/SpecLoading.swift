// SpecLoading
