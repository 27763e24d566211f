internal import Diagnostics

/// The tracing configuration of a system: whether traces are collected, and by which collector.
///
/// ```swift
/// func observability(in profile: Profile) -> Observability {
///   .openTelemetry(collector: "otel/opentelemetry-collector:0.116.1", configuration: collectorConfiguration)
/// }
/// ```
///
/// If tracing is on, Portolan adds the collector to the system as a service with a ConfigMap. Every service with
/// ``Service/traced(_:file:line:column:)`` then calls the collector and gets the declared variables.
public enum Observability: Sendable {
  /// No tracing.
  case off
  /// Traces are sent to a collector that is part of the system.
  case on(Collector)

  /// Adds an OpenTelemetry collector, to which traced services send their traces.
  /// - Parameters:
  ///   - image: the collector's image.
  ///   - name: the name of the collector's service; `opentelemetrycollector` by default.
  ///   - configuration: the content of the collector's YAML configuration. It must accept OTLP over gRPC on port 4317,
  ///     and enable the `health_check` extension on port 13133, which the probes of the pods request. Set both
  ///     endpoints to `0.0.0.0`, because the collector listens only on `localhost` by default.
  ///   - metricsPort: the port of a `prometheus` exporter in the configuration. It becomes the pod port `http-metrics`
  ///     for ``Service/scraped(at:port:from:monitor:every:file:line:column:)``; none by default.
  ///   - run: modifiers for the collector's service, such as replicas.
  public static func openTelemetry(
    collector image: String, named name: String = "opentelemetrycollector", configuration: String,
    metricsPort: Int? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column,
    run: (Service) -> Service = { $0 }
  ) -> Observability {
    let collector = Collector(
      name, image: image, configuration, metricsPort: metricsPort, at: FileLocation(file, line, column))
    return .on(Collector(service: run(collector.service), configMap: collector.configMap))
  }

  /// An OpenTelemetry collector.
  public struct Collector: Sendable {
    let service: Service
    let configMap: ConfigMap
  }
}

/// An environment variable that a traced service gets.
public enum TracingVariable: PayloadValue, Sendable, Equatable {
  /// A variable with the collector's `host:port`.
  case collectorAddress(String)
  /// A variable with the name of the traced service.
  case serviceName(String)
  /// A variable with a fixed value.
  case literal(String, String)
}

extension Service {
  /// Traces the service if the system's ``Observability`` is on; otherwise, the modifier has no effect.
  /// - Parameter variables: the environment variables that turn on tracing in the service's program.
  public func traced(
    _ variables: TracingVariable..., file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    let location = FileLocation(file, line, column)
    return setting(\.tracing, to: Located(variables, at: location), called: "traced", at: location)
  }
}

extension Observability.Collector {
  /// A collector as a service of the system, with its configuration as a ConfigMap.
  fileprivate init(
    _ name: String, image: String, _ configuration: String, metricsPort: Int?, at location: FileLocation
  ) {
    func at<Part>(_ make: (String, Int, Int) -> Part) -> Part {
      make(location.file, location.line, location.column)
    }
    let configName = "\(name)-config"
    configMap = at { ConfigMap(configName, ["config.yaml": configuration], file: $0, line: $1, column: $2) }
    service = Service(
      name, image: image, file: location.file, line: location.line, column: location.column
    ) {
      at { Port(.grpc, 4317, name: "grpc-otlp", file: $0, line: $1, column: $2) }
      at { Port(.http, 13133, servedAt: .nowhere, name: "http-health", file: $0, line: $1, column: $2) }
      if let metricsPort {
        at {
          Port(.http, metricsPort, servedAt: .nowhere, name: "http-metrics", file: $0, line: $1, column: $2)
        }
      }
      at { Probe(.readiness, .http("/", port: "http-health"), file: $0, line: $1, column: $2) }
      at { Probe(.liveness, .http("/", port: "http-health"), file: $0, line: $1, column: $2) }
      at {
        Resources(
          cpu: .request("100m", limit: "500m"), memory: .request("128Mi", limit: "256Mi"),
          file: $0, line: $1, column: $2)
      }
      at {
        Volume(
          "config", .configMap(configName), at: "/etc/otelcol", readOnly: true, file: $0, line: $1, column: $2
        )
      }
      Args("--config=/etc/otelcol/config.yaml")
      at { RunAs(user: 10001, file: $0, line: $1, column: $2) }
    }
    .disruptionBudget(maxUnavailable: 1, file: location.file, line: location.line, column: location.column)
  }
}

extension Service {
  /// The service with the call to the collector and the variables that its tracing needs.
  func traced(by collector: Observability.Collector) -> Service {
    guard let tracing else { return self }
    let place = (tracing.location.file, tracing.location.line, tracing.location.column)
    return with { service in
      var called = false
      for variable in tracing.value {
        switch variable {
        case .collectorAddress(let name):
          service.container.calls.append(
            Calls(collector.service.name, as: name, file: place.0, line: place.1, column: place.2))
          called = true
        case .serviceName(let name):
          service.container.env.append(
            Env(name, service.name, file: place.0, line: place.1, column: place.2))
        case .literal(let name, let value):
          service.container.env.append(Env(name, value, file: place.0, line: place.1, column: place.2))
        }
      }
      if !called {
        service.container.calls.append(
          Calls(collector.service.name, file: place.0, line: place.1, column: place.2))
      }
    }
  }
}

extension TracingVariable {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .collectorAddress(try reader.next())
    case 1: self = .serviceName(try reader.next())
    case 2: self = .literal(try reader.next(), try reader.next())
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .collectorAddress(let name): writer.put(case: 0, name)
    case .serviceName(let name): writer.put(case: 1, name)
    case .literal(let name, let value): writer.put(case: 2, name, value)
    }
  }
}
