/// Parts that several services have in common, said once under a name of their own.
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
/// What is common to how services are run (scaling, placement, draining) is an extension of ``Service`` instead.
public protocol SharedParts: ServicePart {
  /// The parts, in the order in which a service gets them.
  @ListBuilder<any ServicePart> var parts: [any ServicePart] { get }
}

extension SharedParts {
  /// Puts all the parts into the service.
  public func add(to service: inout Service) {
    for part in parts { part.add(to: &service) }
  }
}
