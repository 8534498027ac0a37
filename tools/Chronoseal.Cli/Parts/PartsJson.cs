using System.Text.Json;
using Chronoseal.Drivers.Parts;
using Chronoseal.Hal;

namespace Chronoseal.Cli.Parts
{
    /// <summary>Sheets for programs.</summary>
    internal static class PartsJson
    {
        private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true };

        public static string Of(IReadOnlyList<PartSheet> sheets) => JsonSerializer.Serialize(sheets.Select(Form), s_options);

        private static object Form(PartSheet sheet) => new
        {
            id = sheet.Id,
            maker = sheet.Maker,
            models = sheet.Models,
            kind = sheet.Kind.ToString(),
            driver = sheet.Driver.FullName,
            bus = sheet.Bus,
            address = sheet.Address,
            quantities = sheet.Quantities.Select(q => new
            {
                name = Quantities.Name(q.Quantity),
                unit = Units.Symbol(q.Unit),
                range = q.Range,
                accuracy = q.Accuracy,
                step = q.Resolution,
            }),
            response = sheet.Response,
            stamp = sheet.Instant,
            uncertainty = sheet.Uncertainty,
            proof = sheet.Proof,
            writes = sheet.Writes,
            unverified = sheet.Unverified,
        };
    }
}
