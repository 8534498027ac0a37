using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Chronoseal.Tests.Host.Repository
{
    /// <summary>The strings that a method loads, found by walking its code.</summary>
    internal static class MethodLiterals
    {
        private static readonly Dictionary<short, OpCode> s_codes = typeof(OpCodes).GetFields()
            .Select(field => (OpCode)field.GetValue(null)!)
            .ToDictionary(code => code.Value);

        public static IEnumerable<string> In(MetadataReader metadata, byte[] code)
        {
            int at = 0;
            while (at < code.Length)
            {
                short value = code[at] == 0xFE ? (short)(0xFE00 | code[at + 1]) : code[at];
                OpCode instruction = s_codes[value];
                at += instruction.Size;
                if (instruction == OpCodes.Ldstr)
                {
                    yield return metadata.GetUserString(MetadataTokens.UserStringHandle(BitConverter.ToInt32(code, at) & 0xFFFFFF));
                }

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
