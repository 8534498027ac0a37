using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Chronoseal.Benchmarks
{
    /// <summary>
    /// Puts a report to <see cref="InstructionMeter"/> at the head of every basic block of an assembly. A block that an exception
    /// leaves half way counts whole.
    /// </summary>
    internal static class InstructionProbe
    {
        /// <summary>The assembly of a file, with reports.</summary>
        public static MemoryStream Insert(string path)
        {
            using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(path);
            MethodReference enter = assembly.MainModule.ImportReference(typeof(InstructionMeter).GetMethod(nameof(InstructionMeter.Enter)));
            foreach (MethodDefinition method in assembly.MainModule.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody))
            {
                Insert(method.Body, enter);
            }

            var image = new MemoryStream();
            assembly.Write(image);
            image.Position = 0;
            return image;
        }

        private static void Insert(MethodBody body, MethodReference enter)
        {
            body.SimplifyMacros();
            HashSet<Instruction> heads = Heads(body);
            var blocks = new List<List<Instruction>>();
            foreach (Instruction instruction in body.Instructions)
            {
                if (heads.Contains(instruction))
                {
                    blocks.Add([]);
                }

                blocks[^1].Add(instruction);
            }

            ILProcessor code = body.GetILProcessor();
            var reports = blocks.ToDictionary(block => block[0], block => Report(code, block, enter));
            Retarget(body, reports);
            body.OptimizeMacros();
        }

        private static HashSet<Instruction> Heads(MethodBody body)
        {
            HashSet<Instruction> heads = [body.Instructions[0]];
            foreach (Instruction instruction in body.Instructions)
            {
                heads.UnionWith(Targets(instruction));
                if (instruction.OpCode.FlowControl is not (FlowControl.Next or FlowControl.Call or FlowControl.Meta) && instruction.Next != null)
                {
                    heads.Add(instruction.Next);
                }
            }

            foreach (ExceptionHandler handler in body.ExceptionHandlers)
            {
                Instruction?[] bounds = [handler.TryStart, handler.TryEnd, handler.HandlerStart, handler.HandlerEnd, handler.FilterStart];
                heads.UnionWith(bounds.OfType<Instruction>());
            }

            return heads;
        }

        private static Instruction[] Targets(Instruction instruction) => instruction.Operand switch
        {
            Instruction target => [target],
            Instruction[] targets => targets,
            _ => [],
        };

        private static Instruction Report(ILProcessor code, List<Instruction> block, MethodReference enter)
        {
            Instruction[] report =
            [
                code.Create(OpCodes.Ldc_I4, block.Count(instruction => instruction.OpCode != OpCodes.Nop)),
                code.Create(OpCodes.Ldc_I4, block.Count(instruction => instruction.OpCode.Code is Code.Stloc or Code.Starg)),
                code.Create(OpCodes.Ldc_I4, block.Count(IsElement)),
                code.Create(OpCodes.Ldc_I4, block.Count(instruction => instruction.OpCode.OperandType == OperandType.InlineField)),
                code.Create(OpCodes.Ldc_I4, block.Count(instruction => instruction.OpCode.FlowControl == FlowControl.Call)),
                code.Create(OpCodes.Call, enter),
            ];
            foreach (Instruction instruction in report)
            {
                code.InsertBefore(block[0], instruction);
            }

            return report[0];
        }

        private static bool IsElement(Instruction instruction) =>
            instruction.OpCode.Name.StartsWith("ldelem", StringComparison.Ordinal) || instruction.OpCode.Name.StartsWith("stelem", StringComparison.Ordinal);

        private static void Retarget(MethodBody body, Dictionary<Instruction, Instruction> reports)
        {
            foreach (Instruction instruction in body.Instructions)
            {
                instruction.Operand = instruction.Operand switch
                {
                    Instruction target => reports[target],
                    Instruction[] targets => Array.ConvertAll(targets, target => reports[target]),
                    var operand => operand,
                };
            }

            foreach (ExceptionHandler handler in body.ExceptionHandlers)
            {
                handler.TryStart = reports[handler.TryStart];
                handler.TryEnd = reports[handler.TryEnd];
                handler.HandlerStart = reports[handler.HandlerStart];
                handler.HandlerEnd = handler.HandlerEnd == null ? null : reports[handler.HandlerEnd];
                handler.FilterStart = handler.FilterStart == null ? null : reports[handler.FilterStart];
            }
        }
    }
}
