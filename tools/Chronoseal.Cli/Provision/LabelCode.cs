using System.Collections;
using Chronoseal.Evidence.Registry;
using QRCoder;

namespace Chronoseal.Cli.Provision
{
    /// <summary>The QR code of a label: node, board, key identifier and seal as a short text. No secret.</summary>
    internal static class LabelCode
    {
        private const string Prefix = "CHRONOSEAL1:";

        /// <summary>What the code says.</summary>
        internal static string Text(RegistryEntry entry)
        {
            string board = entry.Eui64 is { } eui ? $";EUI={eui}" : "";
            return $"{Prefix}NODE={entry.Node}{board};KID={entry.KeyId};SEAL={entry.Seal}";
        }

        /// <summary>Its modules, dark ones true, with the light margin that belongs to it. Level M: 15 % of a label may be lost.</summary>
        internal static IReadOnlyList<BitArray> Modules(RegistryEntry entry)
        {
            using QRCodeData code = QRCodeGenerator.GenerateQrCode(Text(entry), QRCodeGenerator.ECCLevel.M);
            return [.. code.ModuleMatrix.Select(row => new BitArray(row))];
        }
    }
}
