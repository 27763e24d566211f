import FileWriting
import SpecLoading

extension LoadedSpec {
  /// Whether a path is a spec: a Swift file, a folder that contains one, or a compiled spec.
  static func isSpec(_ path: String) -> Bool {
    if path.hasSuffix(".swift") || EvaluatedSpec.isCompiled(path) { return true }
    return FolderListing.names(in: path)?.contains { $0.hasSuffix(".swift") } ?? false
  }
}
