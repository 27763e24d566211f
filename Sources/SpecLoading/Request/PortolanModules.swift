/// The folder of the compiled modules that a spec imports, for editors that check a spec.
package struct PortolanModules: Sendable {
  /// The absolute path of the folder.
  package let folder: String

  /// Finds the modules of the library with which specs are evaluated.
  /// - Throws: ``SpecLoadingError`` if the library is not found.
  package init(in environment: [String: String]) throws(SpecLoadingError) {
    folder = try PortolanLibrary(in: environment).modules
  }
}
