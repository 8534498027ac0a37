using Chronoseal.Drivers.Parts;
using Chronoseal.Stand;

namespace Chronoseal.Tests.Host.Drivers
{
    /// <summary>The parts as rows of data-driven tests.</summary>
    internal static class PartNames
    {
        public static IEnumerable<object[]> All => PartStands.Make().Select(stand => new object[] { stand.Sheet.Id });

        public static IEnumerable<object[]> Sensors => PartStands.Make()
            .Where(stand => stand.Sheet.Kind is not (PartKind.Time or PartKind.SecureElement))
            .Select(stand => new object[] { stand.Sheet.Id });
    }
}
