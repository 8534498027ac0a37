using System.Globalization;
using Chronoseal.Drivers.Parts;
using Chronoseal.Hal;

namespace Chronoseal.Cli.Parts
{
    /// <summary>Words for what a sheet holds.</summary>
    internal static class PartWords
    {
        public static string Kind(PartKind kind) => kind switch
        {
            PartKind.Climate => "Temperature and humidity",
            PartKind.Particles => "Particles",
            PartKind.Carbon => "TOC in water",
            PartKind.MolecularContamination => "Airborne molecular contamination",
            PartKind.Pressure => "Differential pressure",
            PartKind.Time => "Time",
            PartKind.SecureElement => "Secure element",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

        public static string Name(PartSheet sheet) => $"{sheet.Maker} {sheet.Models}";

        /// <summary>The bus without the remarks behind it.</summary>
        public static string Bus(PartSheet sheet) => sheet.Bus.Split(';', '(')[0].Trim();

        public static string Names(PartSheet sheet) =>
            sheet.Quantities.Length == 0 ? "-" : string.Join(", ", sheet.Quantities.Select(q => Quantities.Name(q.Quantity)));

        public static string Step(PartQuantity quantity) => quantity.Resolution.ToString("G3", CultureInfo.InvariantCulture) + " " + Units.Symbol(quantity.Unit);
    }
}
