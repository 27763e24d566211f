/// Files in the spec's folder, or below it, whose content becomes values of a ``ConfigMap``.
///
/// A list takes the file's name as the key, a dictionary names the keys:
///
/// ```swift
/// ConfigMap("nginx", files: ["nginx.conf", "sites/shop.conf"])
/// ConfigMap("nginx", files: ["default.conf": "sites/shop.conf"])
/// ```
///
/// The paths are literals, because portolan finds by them what the spec reads. A file has at most 1 MiB. One that is not UTF-8
/// text, such as a picture or a key store, becomes binary data.
public struct FileReferences: Sendable, Equatable, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  let entries: [(key: String, path: String)]

  /// References files under their own names.
  public init(arrayLiteral paths: String...) {
    entries = paths.map { path in (key: path.split(separator: "/").last.map(String.init) ?? path, path: path)
    }
  }

  /// References files under the given keys.
  public init(dictionaryLiteral elements: (String, String)...) {
    entries = elements.map { (key: $0.0, path: $0.1) }
  }

  /// Compares keys and paths.
  public static func == (left: FileReferences, right: FileReferences) -> Bool {
    left.entries.elementsEqual(right.entries) { $0.key == $1.key && $0.path == $1.path }
  }
}
