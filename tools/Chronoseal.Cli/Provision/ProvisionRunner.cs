using Chronoseal.Cli.Clock;

namespace Chronoseal.Cli.Provision
{
    /// <summary>Makes a node's files and says what to do with them.</summary>
    internal static class ProvisionRunner
    {
        /// <summary>Runs it. Every expected failure is a sentence on <paramref name="error"/>.</summary>
        internal static int Run(ProvisionArguments arguments, TextReader input, TextWriter output, TextWriter error, FillRandom random, DateTimeOffset now)
        {
            try
            {
                ProvisionPlan plan = ProvisionPlan.Of(arguments, input, random, now);
                plan.Folder.Write(plan.Keys, plan.Files);
                Share(arguments, plan);
                ProvisionReport.Write(plan, arguments, now, output);
                return ExitCode.Ok;
            }
            catch (InputFault fault)
            {
                error.WriteLine($"chronoseal provision: {fault.Message}");
                return fault.ExitCode;
            }
        }

        private static void Share(ProvisionArguments arguments, ProvisionPlan plan)
        {
            try
            {
                // The key first: a node that is registered can be verified.
                if (arguments.Keys is { } keys)
                {
                    SharedFile.Enter(keys, plan.Key);
                }

                if (arguments.Registry is { } registry)
                {
                    SharedFile.Enter(registry, plan.Entry, arguments.RenewsKey);
                }
            }
            catch (InputFault fault)
            {
                throw new InputFault(fault.ExitCode, $"{fault.Message} The files in {plan.Folder.Shown} are made; only what many nodes share lacks this one. Run the same again with --force.");
            }
        }
    }
}
