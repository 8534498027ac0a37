using Chronoseal.Drivers.Parts;
using Chronoseal.Hal;

namespace Chronoseal.Cli.Parts
{
    /// <summary>Sheets for a terminal.</summary>
    internal static class PartText
    {
        public static void WriteList(IReadOnlyList<PartSheet> sheets, TextWriter output)
        {
            int idWidth = sheets.Max(s => s.Id.Length);
            int busWidth = sheets.Max(s => PartWords.Bus(s).Length);
            foreach (IGrouping<PartKind, PartSheet> kind in sheets.GroupBy(s => s.Kind))
            {
                output.WriteLine(PartWords.Kind(kind.Key));
                foreach (PartSheet sheet in kind)
                {
                    output.WriteLine($"  {sheet.Id.PadRight(idWidth)}  {PartWords.Bus(sheet).PadRight(busWidth)}  {PartWords.Name(sheet)}: {PartWords.Names(sheet)}");
                }
            }

            output.WriteLine($"{sheets.Count} parts. 'chronoseal parts ID' shows one whole; 'chronoseal bus --plant ID' talks to its emulator.");
        }

        public static void WriteSheet(PartSheet sheet, TextWriter output)
        {
            output.WriteLine($"{sheet.Id}: {PartWords.Name(sheet)}");
            Write(output, "for", PartWords.Kind(sheet.Kind));
            Write(output, "driver", sheet.Driver.FullName!);
            Write(output, "bus", sheet.Bus);
            Write(output, "address", sheet.Address);
            foreach (PartQuantity quantity in sheet.Quantities)
            {
                Write(output, Quantities.Name(quantity.Quantity), $"{quantity.Range}; accuracy {quantity.Accuracy}; step {PartWords.Step(quantity)}");
            }

            Write(output, "response", sheet.Response);
            Write(output, "stamp", sheet.Instant);
            Write(output, "uncertainty", sheet.Uncertainty);
            Write(output, "proof", sheet.Proof);
            Write(output, "writes", sheet.Writes);
            Write(output, "unverified", sheet.Unverified);
        }

        private static void Write(TextWriter output, string name, params string[] lines)
        {
            foreach (string line in lines.Where(l => l.Length > 0))
            {
                output.WriteLine($"  {name,-12} {line}");
                name = "";
            }
        }
    }
}
