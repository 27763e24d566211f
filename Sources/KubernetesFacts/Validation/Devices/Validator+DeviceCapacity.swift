internal import ManifestTree

/// The policies for requests that consume a part of a device's capacity.
extension Validator {
  mutating func requestPolicy(_ policy: Field, _ capacity: Field) {
    let (values, range, standard) = (policy["validValues"], policy["validRange"], policy["default"])
    if values.count > 0, range.exists {
      return report(.conflict, at: policy, "validValues and validRange are mutually exclusive")
    }
    guard values.count > 0 || range.exists else { return }
    guard standard.exists else {
      return report(
        .required, at: standard,
        "\(values.count > 0 ? "validValues" : "validRange") requires the field 'default'")
    }
    guard let maximum = capacity.quantity, let start = standard.quantity else { return }
    if range.exists {
      requestRange(range, default: (standard, start), maximum)
    } else {
      requestValues(values, default: start, maximum)
    }
  }

  private mutating func requestValues(_ values: Field, default start: Quantity, _ maximum: Quantity) {
    atMost(10, values)
    var previous: Quantity?
    var seen: Set<Quantity> = []
    for value in values.items {
      guard let quantity = value.quantity else { continue }
      if let previous, quantity < previous {
        report(.range, at: value, "value '\(value.plainText)' must not be below the value before it")
      }
      if quantity > maximum {
        report(.range, at: value, "value '\(value.plainText)' is above the capacity '\(maximum)'")
      }
      if !seen.insert(quantity).inserted {
        report(.duplicate, at: value, "value '\(value.plainText)' is set twice")
      }
      previous = quantity
    }
    if !seen.contains(start) {
      report(.reference, at: values, "the default '\(start)' is not one of validValues")
    }
  }

  private mutating func requestRange(
    _ range: Field, default start: (field: Field, value: Quantity), _ capacity: Quantity
  ) {
    let (low, high, step) = (range["min"], range["max"], range["step"])
    guard let minimum = low.quantity else { return }
    if minimum > capacity { report(.range, at: low, "min '\(minimum)' is above the capacity '\(capacity)'") }
    if start.value < minimum {
      report(.range, at: start.field, "default '\(start.value)' is below min '\(minimum)'")
    }
    if let maximum = high.quantity {
      if minimum > maximum { report(.range, at: high, "max '\(maximum)' is below min '\(minimum)'") }
      if maximum > capacity {
        report(.range, at: high, "max '\(maximum)' is above the capacity '\(capacity)'")
      }
      if start.value > maximum {
        report(.range, at: start.field, "default '\(start.value)' is above max '\(maximum)'")
      }
    }
    guard let width = step.quantity else { return }
    if width.nanos <= 0 { return report(.range, at: step, "step must be greater than 0, not '\(width)'") }
    if minimum.nanos + width.nanos > capacity.nanos {
      report(.range, at: step, "min '\(minimum)' plus step '\(width)' is above the capacity '\(capacity)'")
    }
    for (name, quantity) in [("default", start.value), ("max", high.quantity)] as [(String, Quantity?)] {
      guard let quantity, (quantity.nanos - minimum.nanos) % width.nanos != 0 else { continue }
      report(
        .range, at: step, "\(name) '\(quantity)' is not min '\(minimum)' plus a multiple of step '\(width)'")
    }
  }
}
