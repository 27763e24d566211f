/// A file in a volume that contains a container's request or limit, for programs that adapt their size to it.
///
/// ```swift
/// Volume(
///   "about", .downwardAPI(["labels": "metadata.labels"], resources: [ResourceFile("cpu", resource: "limits.cpu", of: "web")]),
///   at: "/about")
/// ```
public struct ResourceFile: PayloadValue, Sendable, Equatable {
  package let path: String
  package let resource: String
  package let container: String
  package let divisor: Quantity?

  /// Declares a file.
  /// - Parameters:
  ///   - path: the path of the file in the volume.
  ///   - resource: the request or limit, such as `limits.memory`.
  ///   - container: the container that has the request or limit.
  ///   - divisor: the unit of the number in the file, such as `1Mi`; whole cores and bytes by default. The number is
  ///     rounded up.
  public init(_ path: String, resource: String, of container: String, divisor: Quantity? = nil) {
    self.path = path
    self.resource = resource
    self.container = container
    self.divisor = divisor
  }
}

extension ResourceFile {
  package init(from reader: inout PayloadReader) throws {
    (path, resource, container, divisor) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) { writer.put(path, resource, container, divisor) }
}
