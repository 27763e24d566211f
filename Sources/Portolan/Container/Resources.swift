package import Diagnostics

/// The resource requests and limits of a container.
///
/// ```swift
/// Resources(cpu: .request("100m", limit: "200m"), memory: .exactly("128Mi"))
/// ```
public struct Resources: ContainerPart, PayloadValue, Equatable {
  package let cpu: Amount?
  package let memory: Amount?
  package let ephemeralStorage: Amount?
  package let extended: [Extended]
  package let location: FileLocation

  /// A request, a limit, or both.
  public struct Amount: PayloadValue, Sendable, Equatable {
    package let request: Quantity?
    package let limit: Quantity?

    /// A request, with an optional limit.
    public static func request(_ request: Quantity, limit: Quantity? = nil) -> Amount {
      Amount(request: request, limit: limit)
    }
    /// A limit without a request; Kubernetes sets the request to the limit.
    public static func limit(_ limit: Quantity) -> Amount { Amount(request: nil, limit: limit) }
    /// A request and a limit with the same amount.
    public static func exactly(_ amount: Quantity) -> Amount { Amount(request: amount, limit: amount) }
  }

  package struct Extended: PayloadValue, Sendable, Equatable {
    package let name: String
    package let amount: Quantity
    package let isLimitOnly: Bool
  }

  /// Declares the resources of a container.
  /// - Parameters:
  ///   - cpu: CPU in cores, such as `"100m"` or `"2"`.
  ///   - memory: memory in bytes, such as `"64Mi"`.
  ///   - ephemeralStorage: disk space on the node, in bytes.
  ///   - extended: extended resources by full name, such as `nvidia.com/gpu`, and huge pages, such as `hugepages-2Mi`;
  ///     each amount is both request and limit.
  ///   - extendedLimits: limits for extended resources and huge pages; Kubernetes sets the requests to the limits.
  public init(
    cpu: Amount? = nil, memory: Amount? = nil, ephemeralStorage: Amount? = nil,
    extended: KeyValuePairs<String, Quantity> = [:], extendedLimits: KeyValuePairs<String, Quantity> = [:],
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.cpu = cpu
    self.memory = memory
    self.ephemeralStorage = ephemeralStorage
    self.extended =
      extended.map { Extended(name: $0.key, amount: $0.value, isLimitOnly: false) }
      + extendedLimits.map { Extended(name: $0.key, amount: $0.value, isLimitOnly: true) }
    location = FileLocation(file, line, column)
  }

  /// Adds the resources to the container.
  public func add(to container: inout Container) { container.resources.append(self) }
}

extension Resources {
  package init(from reader: inout PayloadReader) throws {
    (cpu, memory, ephemeralStorage, extended, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(cpu, memory, ephemeralStorage, extended, location)
  }
}

extension Resources.Amount {
  package init(from reader: inout PayloadReader) throws { (request, limit) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(request, limit) }
}

extension Resources.Extended {
  package init(from reader: inout PayloadReader) throws { (name, amount, isLimitOnly) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(name, amount, isLimitOnly) }
}
