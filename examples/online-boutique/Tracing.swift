import Portolan

extension Service {
  /// The service sends its traces if ``OnlineBoutique/observability(in:)`` is on.
  func tracedByOpenTelemetry() -> Service {
    traced(
      .literal("ENABLE_TRACING", "1"), .collectorAddress("COLLECTOR_SERVICE_ADDR"),
      .serviceName("OTEL_SERVICE_NAME"))
  }
}

/// Receives traces, metrics, and logs over OTLP.
///
/// Metrics are at `/metrics` on port 8889, for Prometheus. Traces and logs are counted in the collector's own log; add
/// the exporter of your backend next to `debug`.
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
    prometheus:
      endpoint: 0.0.0.0:8889
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
        exporters: [debug, prometheus]
      logs:
        receivers: [otlp]
        processors: [memory_limiter, batch]
        exporters: [debug]

  """
