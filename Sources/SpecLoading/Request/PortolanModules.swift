/// The folder of the compiled modules that a spec imports, for editors that check a spec.
package struct PortolanModules: Sendable {
  /// The absolute path of the folder.
  package let folder: String

  /// Finds the modules beside the running program, as for the evaluation of a spec.
  /// - Throws: ``SpecLoadingError`` if no installed library is found.
  package init(in environment: [String: String]) throws(SpecLoadingError) {
    folder = try PortolanLibrary(in: environment).modules
  }
}
