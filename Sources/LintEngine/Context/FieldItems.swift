/// The items of a list.
///
/// Rules look at the items of many lists and keep few of them, so each item is created when it is used, and no array is
/// allocated.
package struct FieldItems: RandomAccessCollection, Sendable {
  private let list: ManifestField
  package let endIndex: Int

  init(of list: ManifestField, count: Int) {
    self.list = list
    endIndex = count
  }

  package var startIndex: Int { 0 }

  package subscript(_ index: Int) -> ManifestField { list.item(index) }

  /// The items of both lists.
  package static func + (left: FieldItems, right: FieldItems) -> [ManifestField] { Array(left) + right }
}
