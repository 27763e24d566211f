// ChartRendering
