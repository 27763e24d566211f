package import Diagnostics

/// A value with the place in the spec that says it.
package struct Located<Value: Codable & Sendable & Equatable>: Codable, Sendable, Equatable {
  package var value: Value
  package var location: FileLocation

  package init(_ value: Value, at location: FileLocation) {
    self.value = value
    self.location = location
  }
}

extension FileLocation {
  /// The place that an initialiser's or modifier's default arguments captured.
  init(_ file: String, _ line: Int, _ column: Int) {
    self.init(file: file, line: line, column: column)
  }
}
