package import Diagnostics

/// An environment variable of a container.
///
/// ```swift
/// Env("ENABLE_PROFILER", "0")
/// Env("DB_PASSWORD", secret: "mysql-pass", key: "password")
/// Env("POD_NAME", field: "metadata.name")
/// ```
public struct Env: ContainerPart, PayloadValue, Equatable {
  package let name: String
  package var source: Source
  package let location: FileLocation

  /// Most variables are strings, so the larger values are stored outside.
  package enum Source: PayloadValue, Sendable, Equatable {
    case literal(String)
    indirect case secret(String, key: String, optional: Bool?)
    indirect case configMap(String, key: String, optional: Bool?)
    case field(String)
    indirect case resource(String, container: String?, divisor: Quantity?)
  }

  /// Sets a variable to a string.
  ///
  /// In the string, `$(OTHER)` refers to a variable that is declared earlier in the container, or that comes from
  /// ``EnvFrom`` or ``Calls``. `$$(OTHER)` is the text `$(OTHER)`.
  public init(
    _ name: String, _ value: String, file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.init(name, .literal(value), FileLocation(file, line, column))
  }

  /// Sets a variable from a key in a ``Secret`` of the app.
  ///
  /// If `optional` is true, the container also starts without the Secret or the key, and an unknown name is not an
  /// error.
  public init(
    _ name: String, secret: String, key: String, optional: Bool? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.init(name, .secret(secret, key: key, optional: optional), FileLocation(file, line, column))
  }

  /// Sets a variable from a key in a ``ConfigMap`` of the app.
  ///
  /// If `optional` is true, the container also starts without the ConfigMap or the key, and an unknown name is not an
  /// error.
  public init(
    _ name: String, configMap: String, key: String, optional: Bool? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.init(name, .configMap(configMap, key: key, optional: optional), FileLocation(file, line, column))
  }

  /// Sets a variable from a field of the pod, such as `metadata.name` or `status.podIP`.
  public init(
    _ name: String, field: String, file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.init(name, .field(field), FileLocation(file, line, column))
  }

  /// Sets a variable from a container's request or limit, such as `limits.memory`.
  /// - Parameters:
  ///   - name: the variable's name.
  ///   - resource: the request or limit.
  ///   - container: the container that has the request or limit; the container with the variable by default.
  ///   - divisor: the unit of the value, such as `1Mi`; whole cores and bytes by default. The value is rounded up.
  public init(
    _ name: String, resource: String, of container: String? = nil, divisor: Quantity? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.init(
      name, .resource(resource, container: container, divisor: divisor), FileLocation(file, line, column))
  }

  private init(_ name: String, _ source: Source, _ location: FileLocation) {
    self.name = name
    self.source = source
    self.location = location
  }

  /// Adds the variable to the container.
  public func add(to container: inout Container) { container.env.append(self) }
}

/// Environment variables from all keys in a ConfigMap or Secret: `envFrom`.
public struct EnvFrom: ContainerPart, PayloadValue, Equatable {
  package var source: Source
  package let prefix: String?
  package let optional: Bool?
  package let location: FileLocation

  package enum Source: PayloadValue, Sendable, Equatable {
    case configMap(String)
    case secret(String)
  }

  /// Sets a variable for each key in a ``ConfigMap`` of the app; the prefix is put before each name.
  ///
  /// If `optional` is true, the container also starts without the ConfigMap, and an unknown name is not an error.
  public init(
    configMap: String, prefix: String? = nil, optional: Bool? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    source = .configMap(configMap)
    self.prefix = prefix
    self.optional = optional
    location = FileLocation(file, line, column)
  }

  /// Sets a variable for each key in a ``Secret`` of the app; the prefix is put before each name.
  ///
  /// If `optional` is true, the container also starts without the Secret, and an unknown name is not an error.
  public init(
    secret: String, prefix: String? = nil, optional: Bool? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    source = .secret(secret)
    self.prefix = prefix
    self.optional = optional
    location = FileLocation(file, line, column)
  }

  /// Adds the variables to the container.
  public func add(to container: inout Container) { container.envFrom.append(self) }
}

extension Env {
  package init(from reader: inout PayloadReader) throws { (name, source, location) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(name, source, location) }
}

extension Env.Source {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .literal(try reader.next())
    case 1: self = .secret(try reader.next(), key: try reader.next(), optional: try reader.next())
    case 2: self = .configMap(try reader.next(), key: try reader.next(), optional: try reader.next())
    case 3: self = .field(try reader.next())
    case 4: self = .resource(try reader.next(), container: try reader.next(), divisor: try reader.next())
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .literal(let value): writer.put(case: 0, value)
    case .secret(let name, let key, let optional): writer.put(case: 1, name, key, optional)
    case .configMap(let name, let key, let optional): writer.put(case: 2, name, key, optional)
    case .field(let path): writer.put(case: 3, path)
    case .resource(let name, let container, let divisor): writer.put(case: 4, name, container, divisor)
    }
  }
}

extension EnvFrom {
  package init(from reader: inout PayloadReader) throws {
    (source, prefix, optional, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) { writer.put(source, prefix, optional, location) }
}

extension EnvFrom.Source {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .configMap(try reader.next())
    case 1: self = .secret(try reader.next())
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .configMap(let name): writer.put(case: 0, name)
    case .secret(let name): writer.put(case: 1, name)
    }
  }
}
