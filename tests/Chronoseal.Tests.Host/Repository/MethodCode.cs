using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Chronoseal.Tests.Host.Repository
{
    /// <summary>One method's code, walked instruction by instruction.</summary>
    internal static class MethodCode
    {
        // Header, flags and the shortest list of handlers of a converted method.
        private const int DeviceHeaderBytes = 4;

        private static readonly Dictionary<short, OpCode> s_codes = typeof(OpCodes).GetFields()
            .Select(field => (OpCode)field.GetValue(null)!)
            .ToDictionary(code => code.Value);

        /// <summary>The strings that it loads.</summary>
        public static IEnumerable<string> Literals(MetadataReader metadata, byte[] code) =>
            from step in Walk(code)
            where step.Code == OpCodes.Ldstr
            select metadata.GetUserString(MetadataTokens.UserStringHandle(BitConverter.ToInt32(code, step.At) & 0xFFFFFF));

        /// <summary>Its length once converted for the device: tokens and long branches take two bytes there, a switch one and two a target.</summary>
        public static int DeviceBytes(byte[] code) =>
            DeviceHeaderBytes + Walk(code).Sum(step => step.Code.Size + step.Code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineI or OperandType.ShortInlineR => 4,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 1 + 2 * BitConverter.ToInt32(code, step.At),
                _ => 2,
            });

        private static IEnumerable<(OpCode Code, int At)> Walk(byte[] code)
        {
            int at = 0;
            while (at < code.Length)
            {
                OpCode instruction = s_codes[code[at] == 0xFE ? (short)(0xFE00 | code[at + 1]) : code[at]];
                at += instruction.Size;
                yield return (instruction, at);
                at += OperandBytes(instruction, code, at);
            }
        }

        private static int OperandBytes(OpCode instruction, byte[] code, int at) => instruction.OperandType switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
            _ => 4,
        };
    }
}
