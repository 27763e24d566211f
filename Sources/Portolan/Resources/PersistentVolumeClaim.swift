package import Diagnostics

/// A PersistentVolumeClaim, which pods can share.
public struct PersistentVolumeClaim: AppPart, PayloadValue, Equatable {
  package let name: String
  package let size: Quantity
  package let storageClass: String?
  package let access: [AccessMode]
  package let location: FileLocation

  /// Declares a claim.
  /// - Parameters:
  ///   - name: its name, unique in the app.
  ///   - size: the requested storage.
  ///   - storageClass: the StorageClass; the cluster's default class by default.
  ///   - access: the access mode; `ReadWriteOnce` by default.
  public init(
    _ name: String, _ size: Quantity, storageClass: String? = nil, access: [AccessMode] = [.readWriteOnce],
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.name = name
    self.size = size
    self.storageClass = storageClass
    self.access = access
    location = FileLocation(file, line, column)
  }

  /// Adds the claim to the system.
  public func add(to resources: inout AppResources) { resources.claims.append(self) }
}

extension PersistentVolumeClaim {
  package init(from reader: inout PayloadReader) throws {
    (name, size, storageClass, access, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(name, size, storageClass, access, location)
  }
}
