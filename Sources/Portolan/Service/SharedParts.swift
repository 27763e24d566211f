/// A named group of parts that several services share.
///
/// ```swift
/// struct SpringBoot: SharedParts {
///   var parts: [any ServicePart] {
///     Port(.http, 8080)
///     Probe(.readiness, .http("/actuator/health/readiness"))
///     Probe(.liveness, .http("/actuator/health/liveness"))
///   }
/// }
///
/// Service("order", image: "example.com/order:1.4.0") {
///   SpringBoot()
///   Env("ORDER_LOG_LEVEL", "INFO")
/// }
/// ```
/// To share modifiers (scaling, placement, draining), write an extension of ``Service``.
public protocol SharedParts: ServicePart {
  /// The parts, in the order in which they are added.
  @ListBuilder<any ServicePart> var parts: [any ServicePart] { get }
}

extension SharedParts {
  /// Adds all the parts to the service.
  public func add(to service: inout Service) {
    for part in parts { part.add(to: &service) }
  }
}
