/// Files in the folder of the Swift file or its subfolders, whose content becomes values in a ``ConfigMap``.
///
/// In a list, the file names become the keys. In a dictionary, you name the keys:
///
/// ```swift
/// ConfigMap("nginx", files: ["nginx.conf", "sites/shop.conf"])
/// ConfigMap("nginx", files: ["default.conf": "sites/shop.conf"])
/// ```
///
/// The paths must be literals, because `portolan` searches the source for the files that a spec reads. A file can have
/// at most 1 MiB. A file that is not UTF-8 text, such as a picture or a key store, becomes binary data.
public struct FileReferences: Sendable, Equatable, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  let entries: [(key: String, path: String)]

  /// Refers to files by path, with the file names as keys.
  public init(arrayLiteral paths: String...) {
    entries = paths.map { path in (key: path.split(separator: "/").last.map(String.init) ?? path, path: path)
    }
  }

  /// Refers to files by key and path.
  public init(dictionaryLiteral elements: (String, String)...) {
    entries = elements.map { (key: $0.0, path: $0.1) }
  }

  /// Returns whether both have the same keys and paths.
  public static func == (left: FileReferences, right: FileReferences) -> Bool {
    left.entries.elementsEqual(right.entries) { $0.key == $1.key && $0.path == $1.path }
  }
}
