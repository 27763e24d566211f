import Portolan

extension Service {
  /// Has the service send its traces where ``OnlineBoutique/observability(in:)`` is on.
  func tracedByOpenTelemetry() -> Service {
    traced(
      .literal("ENABLE_TRACING", "1"), .collectorAddress("COLLECTOR_SERVICE_ADDR"),
      .serviceName("OTEL_SERVICE_NAME"))
  }
}

/// Takes traces and metrics over OTLP and logs how many came; an exporter for a backend of one's own goes beside `debug`.
let collectorConfiguration = """
  receivers:
    otlp:
      protocols:
        grpc:
          endpoint: 0.0.0.0:4317
  processors:
    memory_limiter:
      check_interval: 1s
      limit_percentage: 80
      spike_limit_percentage: 20
    batch: {}
  exporters:
    debug: {}
  extensions:
    health_check:
      endpoint: 0.0.0.0:13133
  service:
    extensions: [health_check]
    pipelines:
      traces:
        receivers: [otlp]
        processors: [memory_limiter, batch]
        exporters: [debug]
      metrics:
        receivers: [otlp]
        processors: [memory_limiter, batch]
        exporters: [debug]

  """
