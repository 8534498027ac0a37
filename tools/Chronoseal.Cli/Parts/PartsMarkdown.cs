using System.Text;
using Chronoseal.Drivers.Parts;
using Chronoseal.Hal;

namespace Chronoseal.Cli.Parts
{
    /// <summary>Sheets as the tables of docs/drivers.md.</summary>
    internal static class PartsMarkdown
    {
        public static string Of(IReadOnlyList<PartSheet> sheets)
        {
            var text = new StringBuilder();
            foreach (IGrouping<PartKind, PartSheet> kind in sheets.GroupBy(s => s.Kind))
            {
                text.Append($"### {PartWords.Kind(kind.Key)}\n\n");
                foreach (PartSheet sheet in kind)
                {
                    Append(text, sheet);
                }
            }

            return text.ToString();
        }

        private static void Append(StringBuilder text, PartSheet sheet)
        {
            text.Append($"#### {PartWords.Name(sheet)} (`{sheet.Id}`)\n\n");
            text.Append("| | |\n|---|---|\n");
            Row(text, "Driver", $"`{sheet.Driver.Name}`");
            Row(text, "Bus", sheet.Bus);
            Row(text, "Address", sheet.Address);
            foreach (PartQuantity quantity in sheet.Quantities)
            {
                Row(text, $"`{Quantities.Name(quantity.Quantity)}`", $"{quantity.Range}; accuracy {quantity.Accuracy}; step {PartWords.Step(quantity)}");
            }

            Row(text, "Response", sheet.Response);
            Row(text, "Stamp", sheet.Instant);
            Row(text, "Uncertainty", string.Join("; ", sheet.Uncertainty));
            Row(text, "Proof at commissioning", sheet.Proof);
            Row(text, "Writes", sheet.Writes);
            Row(text, "Unverified", sheet.Unverified.Length == 0 ? "nothing known; not run on hardware" : string.Join("; ", sheet.Unverified));
            text.Append('\n');
        }

        private static void Row(StringBuilder text, string name, string value)
        {
            if (value.Length > 0)
            {
                text.Append($"| {name} | {value.Replace("|", "\\|")} |\n");
            }
        }
    }
}
